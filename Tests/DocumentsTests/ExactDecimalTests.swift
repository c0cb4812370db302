import Documents
import Testing

struct ExactDecimalTests {
  @Test func `a price keeps its digits`() {
    #expect(ExactDecimal("0.0000166667")?.description == "0.0000166667")
  }
}
