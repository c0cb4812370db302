import Documents
import Metering
import Testing

@testable import PricingModels

struct PriceImportTests {
  private func product(
    _ service: String, _ usageType: String, _ price: String, sku: String = "SKU1",
    unit: String = "Requests", operation: String = "", currency: String = "USD"
  ) throws -> OfferProduct {
    OfferProduct(
      sku: sku, serviceCode: service, usageType: usageType, operation: operation, regionCode: nil,
      effective: "2026-01-01",
      rates: [
        OfferRate(
          code: sku + ".T.R", from: .zero, upTo: nil, unit: unit,
          price: try #require(ExactDecimal(price)), currency: currency)
      ])
  }

  private func offer(_ products: [OfferProduct], published: String = "2026-09-11") -> Offer {
    Offer(
      code: "AWSLambda", version: "20260911", published: published,
      products: products)
  }

  private func imported(
    _ products: [OfferProduct], region: String? = nil
  ) throws(PriceImport.Failure) -> PriceImport {
    try PriceImport([offer(products)], by: UsageTypeMapTests.map, region: region)
  }

  @Test func `a row carries usage type, SKU, rate code and offer`() throws {
    let table = try imported([product("AWSLambda", "APS3-Request", "0.0000002")])
    #expect(table.region == "ap-south-1")
    #expect(table.currency == "USD")
    #expect(table.published == "2026-09-11")
    let row = try #require(table.rows.first)
    #expect(table.rows.count == 1)
    #expect(row.meter == .lambdaRequests)
    #expect(row.ladder.tiers.map(\.price) == [ExactDecimal("0.0000002")])
    #expect(row.usageType == "APS3-Request")
    #expect(row.sku == "SKU1")
    #expect(row.rateCodes == ["SKU1.T.R"])
    #expect(row.offerCode == "AWSLambda")
    #expect(row.offerVersion == "20260911")
    #expect(table.leftOut.isEmpty)
  }

  @Test func `rows come in catalogue order`() throws {
    let table = try imported([
      product("AmazonS3", "TimedStorage-ByteHrs", "0.023", unit: "GB-Mo"),
      product("AWSLambda", "Request", "0.0000002"),
    ])
    #expect(table.rows.map(\.meter) == [.lambdaRequests, .s3Storage])
  }

  @Test func `several regions need one to be chosen`() throws {
    let products = try [
      product("AWSLambda", "APS3-Request", "0.3"), product("AWSLambda", "EU-Request", "0.2"),
    ]
    #expect(throws: PriceImport.Failure.severalRegions(["ap-south-1", "eu-west-1"])) {
      try imported(products)
    }
    let table = try imported(products, region: "eu-west-1")
    #expect(
      table.rows.map(\.ladder.tiers) == [
        [.init(upTo: nil, price: try #require(ExactDecimal("0.2")))]
      ])
    #expect(table.otherRegions == ["ap-south-1": 1])
  }

  @Test func `what has no region goes into any region's table`() throws {
    let edge = try product("AmazonCloudFront", "EU-DataTransfer-Out-Bytes", "0.085", unit: "GB")
    #expect(try imported([edge]).region == "global")
    let table = try imported([edge, product("AWSLambda", "APS3-Request", "0.2")])
    #expect(table.region == "ap-south-1")
    #expect(table.rows.map(\.meter) == [.lambdaRequests, .edgeDataOutEurope])
  }

  @Test func `every usage type of a mapped service that gave no price is reported`() throws {
    let table = try imported([
      product("AWSLambda", "Request", "0.0000002"),
      product("AWSLambda", "USE1-Lambda-Edge-Request", "0.0000006", sku: "SKU2"),
      product("AWSEvents", "USE1-Event-64K-Chunks", "1", sku: "SKU3", operation: "Partner"),
      product("AmazonEC2", "BoxUsage:t3.micro", "0.01", sku: "SKU4"),
    ])
    #expect(
      table.leftOut == [
        .init(
          serviceCode: "AWSEvents", usageType: "USE1-Event-64K-Chunks",
          reason: "no meter, operation 'Partner'"),
        .init(
          serviceCode: "AWSLambda", usageType: "USE1-Lambda-Edge-Request", reason: "no meter"),
      ])
  }

  @Test func `a price in another unit is left out, never converted`() throws {
    let table = try imported([
      product("AWSLambda", "Request", "0.2", unit: "1M Requests"),
      product("AmazonS3", "TimedStorage-ByteHrs", "0.023", unit: "GB-Mo"),
    ])
    #expect(table.rows.map(\.meter) == [.s3Storage])
    #expect(
      table.leftOut == [
        .init(
          serviceCode: "AWSLambda", usageType: "Request",
          reason: "unit '1M Requests', expected 'Request'")
      ])
  }

  @Test func `two products of one usage type at different prices are both left out`() throws {
    let table = try imported([
      product("AWSLambda", "Request", "0.2", sku: "SKU2"),
      product("AWSLambda", "USE1-Request", "0.3", sku: "SKU1"),
    ])
    #expect(table.rows.isEmpty)
    #expect(
      table.leftOut == [
        .init(
          serviceCode: "AWSLambda", usageType: "USE1-Request",
          reason: "products at different prices: SKU1, SKU2")
      ])
  }

  @Test func `of two usage types for one meter the first listed is taken`() throws {
    let table = try imported([
      product("AWSLambda", "Request-ARM", "0.3", sku: "SKU1"),
      product("AWSLambda", "Request", "0.2", sku: "SKU2"),
    ])
    #expect(table.rows.map(\.sku) == ["SKU2"])
    #expect(
      table.leftOut == [
        .init(
          serviceCode: "AWSLambda", usageType: "Request-ARM",
          reason: "priced unlike 'Request', which was taken")
      ])
    let same = try imported([
      product("AWSLambda", "Request-ARM", "0.2", sku: "SKU1"),
      product("AWSLambda", "Request", "0.2", sku: "SKU2"),
    ])
    #expect(same.rows.map(\.sku) == ["SKU2"])
    #expect(same.leftOut.isEmpty)
  }

  @Test func `failures say what was found`() throws {
    #expect(
      PriceImport.Failure.nothingMapped(services: ["AmazonEC2", "AmazonRDS"]).description
        == "the offers hold no usage type that is a meter; services in them: "
        + "'AmazonEC2', 'AmazonRDS'")
    #expect(
      PriceImport.Failure.severalRegions(["eu-west-1", "us-east-1"]).description
        == "the offers hold prices of 2 regions: 'eu-west-1', 'us-east-1'; "
        + "choose one with --region")
    #expect(
      PriceImport.Failure.noSuchRegion("eu-east-9", found: ["us-east-1"]).description
        == "the offers hold no price of region 'eu-east-9'; they have 'us-east-1'")
    #expect(
      PriceImport.Failure.severalCurrencies(["CNY", "USD"]).description
        == "the offers hold prices in 'CNY', 'USD'; a table has one currency")
    let products = try [
      product("AWSLambda", "Request", "0.2"),
      product("AmazonS3", "TimedStorage-ByteHrs", "1", unit: "GB-Mo", currency: "CNY"),
    ]
    #expect(throws: PriceImport.Failure.severalCurrencies(["CNY", "USD"])) {
      try imported(products)
    }
    #expect(throws: PriceImport.Failure.nothingMapped(services: ["AmazonEC2"])) {
      try imported([product("AmazonEC2", "BoxUsage", "1")])
    }
    #expect(throws: PriceImport.Failure.noSuchRegion("mars", found: ["us-east-1"])) {
      try imported([product("AWSLambda", "Request", "0.2")], region: "mars")
    }
  }
}
