// The registration that lets Teams reach the bot, with the managed identity as its app.

@description('Name of the bot resource; it is unique in Azure.')
param name string

@description('Where the registration lives. Messages from Teams do not pass through it.')
param location string

@description('What the bot is called where Azure shows it.')
param displayName string

@description('Host of the web app, without https://.')
param publicHost string

@description('Resource id of the identity.')
param identityResourceId string

@description('Client id of the identity: the app id of the bot.')
param identityClientId string

@description('Tenant of the identity.')
param tenantId string

@description('Tags on every resource.')
param tags object

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: location
  kind: 'azurebot'
  tags: tags
  // Teams is a standard channel, which costs nothing and has no message limit on this tier.
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${publicHost}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: identityResourceId
    // Direct Line keys are never used, so they are switched off.
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: location
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}
