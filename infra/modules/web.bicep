// The web app that runs the bot and its timers.

@description('Name of the web app; it becomes the first part of its host name.')
param name string

@description('Azure region.')
param location string

@description('App Service plan size. Basic is the smallest that stays awake, which the timers need.')
param planSku string

@description('How many instances run; reminders are leased, so several may.')
param instances int

@description('Resource id of the identity.')
param identityResourceId string

@description('Client id of the identity: the app id of the bot.')
param identityClientId string

@description('Tenant of the identity.')
param tenantId string

@description('Tenants whose people may use the bot; everyone else is refused.')
param tenantIds array

@description('Endpoint of the Cosmos DB account.')
param cosmosEndpoint string

@description('Name of the Cosmos DB database.')
param cosmosDatabase string

@description('How much is logged.')
param logLevel string

@description('Tags on every resource.')
param tags object

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    // What makes a plan a Linux plan.
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityResourceId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      // Not npm start: that one builds and opens the local demo.
      appCommandLine: 'node dist/src/main.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
    }
  }
}

// These replace every setting of the app, so what is set by hand in the portal does not live on unseen.
// PORT is left to App Service.
resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: site
  name: 'appsettings'
  properties: {
    NODE_ENV: 'production'
    MicrosoftAppType: 'UserAssignedMSI'
    MicrosoftAppId: identityClientId
    MicrosoftAppTenantId: tenantId
    TENANT_IDS: join(tenantIds, ',')
    STORE: 'cosmos'
    COSMOS_ENDPOINT: cosmosEndpoint
    COSMOS_DATABASE: cosmosDatabase
    DEMO: 'off'
    PLAYGROUND: 'off'
    LOG_LEVEL: logLevel
    // Read by Azure's own sign-in library: which of the app's identities it uses.
    AZURE_CLIENT_ID: identityClientId
    // The package is built before it is sent. Building here would fail, since production leaves the compiler out.
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  }
}

// Deploying takes an Entra sign-in; the publishing passwords of the site are switched off.
resource ftpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

output resourceId string = site.id
output publicHost string = site.properties.defaultHostName
