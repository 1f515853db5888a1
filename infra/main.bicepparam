// Examples throughout: give the resources your own name and tenant. What is left out takes its default from main.bicep.
using './main.bicep'

param name = 'example-kvalitetsloop'
param tenantIds = [
  '00000000-0000-0000-0000-000000000000'
]
param planSku = 'P0v3'
param instances = 2
param cosmosCapacity = 'autoscale'
param cosmosAutoscaleMaxThroughput = 1000
param tags = {
  app: 'kvalitetsloop'
  environment: 'example'
}
