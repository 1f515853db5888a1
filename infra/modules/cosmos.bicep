// The database. Entra ID only; the app can read and write documents in it and nothing else,
// so the database and its containers are made here and not by the app.

@description('Name of the account; it is unique in Azure.')
param name string

@description('Azure region.')
param location string

@description('serverless: pay for what is used. autoscale: a shared ceiling that holds through a busy week.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('Ceiling for autoscale in request units a second, shared by the containers; it idles at a tenth.')
@minValue(1000)
param autoscaleMaxThroughput int

@description('Object id of the identity that may read and write the documents.')
param principalId string

@description('Tags on every resource.')
param tags object

// The app and its tests read the same file.
var schema = loadJsonContent('../containers.json')
var includedPaths = [for path in schema.indexedPaths: {
  path: path
}]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    capabilities: capacity == 'serverless'
      ? [
          {
            name: 'EnableServerless'
          }
        ]
      : []
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous30Days'
      }
    }
    minimalTlsVersion: 'Tls12'
    // No account keys: nobody can copy one, and nothing needs renewing.
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    publicNetworkAccess: 'Enabled'
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: account
  name: schema.database
  properties: {
    resource: {
      id: schema.database
    }
    options: capacity == 'autoscale'
      ? {
          autoscaleSettings: {
            maxThroughput: autoscaleMaxThroughput
          }
        }
      : {}
  }
}

resource containers 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = [
  for container in schema.containers: {
    parent: database
    name: container.name
    properties: {
      resource: {
        id: container.name
        partitionKey: {
          kind: 'Hash'
          version: 2
          paths: [
            container.partitionKey
          ]
        }
        // Only what is queried is indexed: the bodies are opaque, and indexing them would make every write dearer.
        indexingPolicy: {
          indexingMode: 'consistent'
          automatic: true
          includedPaths: includedPaths
          excludedPaths: [
            {
              path: '/*'
            }
            {
              path: '/"_etag"/?'
            }
          ]
        }
      }
    }
  }
]

// Cosmos DB Built-in Data Contributor.
resource dataContributor 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-05-15' existing = {
  parent: account
  name: '00000000-0000-0000-0000-000000000002'
}

resource readAndWriteDocuments 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, database.id, principalId, 'documents')
  properties: {
    roleDefinitionId: dataContributor.id
    principalId: principalId
    // A data-plane path, which is not the resource id of the database.
    scope: '${account.id}/dbs/${database.name}'
  }
}

// The client asks the account for its regions before its first request, which is outside the database's scope.
resource metadataReader 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2024-05-15' = {
  parent: account
  name: guid(account.id, 'metadata-reader')
  properties: {
    roleName: 'Kvalitetsloop metadata reader'
    type: 'CustomRole'
    assignableScopes: [
      account.id
    ]
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/readMetadata'
        ]
      }
    ]
  }
  // Role changes of one account are made one at a time.
  dependsOn: [
    readAndWriteDocuments
  ]
}

resource readMetadata 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, principalId, 'metadata')
  properties: {
    roleDefinitionId: metadataReader.id
    principalId: principalId
    scope: account.id
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = database.name
