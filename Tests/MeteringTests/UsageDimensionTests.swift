import Metering
import Testing

struct UsageDimensionTests {
  @Test func `every case has its catalogue row, in order`() {
    #expect(UsageDimension.catalogue.map(\.dimension) == UsageDimension.allCases)
  }

  @Test func `ids are unique, begin with their service and are found again`() {
    for dimension in UsageDimension.allCases {
      #expect(UsageDimension(id: dimension.id) == dimension)
      #expect(dimension.id.hasPrefix(dimension.service.rawValue + "."))
    }
    #expect(UsageDimension(id: "lambda.request") == nil)
  }
}
