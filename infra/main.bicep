// Everything the bot needs in Azure, in one resource group:
//
//   az deployment group create --resource-group <group> --parameters infra/main.bicepparam
//
// There is no secret in here and none comes out: the web app signs in with a managed identity.
// Running it again changes what differs and leaves the data alone.
// The outputs are what the app package for Teams needs; infra/m365agents.yml carries them on.

targetScope = 'resourceGroup'

@description('Name that the resources share. It becomes part of the host name, so it is unique in Azure.')
@minLength(3)
@maxLength(40)
param name string = 'kvalitetsloop-${uniqueString(resourceGroup().id)}'

@description('Azure region. All data rests here.')
param location string = resourceGroup().location

@description('Region of the bot registration.')
@allowed(['global', 'westeurope'])
param botLocation string = 'global'

@description('What the bot is called where Azure shows it.')
param displayName string = 'Kvalitetsloop'

@description('Tenants whose people may use the bot. Empty means the tenant of the subscription.')
param tenantIds array = []

@description('App Service plan size.')
@allowed(['B1', 'B2', 'B3', 'P0v3', 'P1v3', 'P2v3'])
param planSku string = 'B1'

@description('How many instances of the web app run.')
@minValue(1)
@maxValue(3)
param instances int = 1

@description('How Cosmos DB is paid for. Choose before the first deployment: an existing database keeps its way.')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Ceiling for autoscale in request units a second.')
@minValue(1000)
param cosmosAutoscaleMaxThroughput int = 1000

@description('How much the bot logs. It never logs what people write.')
@allowed(['debug', 'info', 'warn', 'error'])
param logLevel string = 'info'

@description('Tags on every resource.')
param tags object = {
  app: 'kvalitetsloop'
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: '${name}-identity'
    location: location
    tags: tags
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: toLower(name)
    location: location
    capacity: cosmosCapacity
    autoscaleMaxThroughput: cosmosAutoscaleMaxThroughput
    principalId: identity.outputs.principalId
    tags: tags
  }
}

module web 'modules/web.bicep' = {
  name: 'web'
  params: {
    name: name
    location: location
    planSku: planSku
    instances: instances
    identityResourceId: identity.outputs.resourceId
    identityClientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
    tenantIds: empty(tenantIds) ? [identity.outputs.tenantId] : tenantIds
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    logLevel: logLevel
    tags: tags
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    location: botLocation
    displayName: displayName
    publicHost: web.outputs.publicHost
    identityResourceId: identity.outputs.resourceId
    identityClientId: identity.outputs.clientId
    tenantId: identity.outputs.tenantId
    tags: tags
  }
}

output MICROSOFT_APP_ID string = identity.outputs.clientId
output PUBLIC_HOST string = web.outputs.publicHost
output WEB_APP_RESOURCE_ID string = web.outputs.resourceId
