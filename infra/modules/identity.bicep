// The one identity of the bot: it signs in to Bot Service and to Cosmos DB, so there is no secret to keep or renew.

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

output resourceId string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId
output tenantId string = identity.properties.tenantId
