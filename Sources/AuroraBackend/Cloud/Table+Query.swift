import Metering

// What a table reads by more than one key, page after page.
extension Table {
  /// Reads the items with keys in a range, each page of up to 1 MB rounded by itself.
  func query<Item>(
    _ keys: Range<UInt64>, of partition: inout Partition<Item>, _ usage: inout UsageRecorder
  ) -> Found {
    read(partition.places(of: keys), of: &partition, &usage)
  }

  /// Reads all items, as a query without a range.
  func query<Item>(allOf partition: inout Partition<Item>, _ usage: inout UsageRecorder) -> Found {
    read(partition.indices, of: &partition, &usage)
  }

  @inline(__always) private func read<Item>(
    _ range: Range<Int>, of partition: inout Partition<Item>, _ usage: inout UsageRecorder
  ) -> Found {
    let found = Found(indices: range, size: partition.size(of: range))
    if _fastPath(found.size <= Self.pageLimit) {
      usage.recordCall(.callQuery)
      read(CapacityUnits.halfReads(of: found.size, .eventual), &usage)
    } else {
      readPages(range, of: partition, &usage)
    }
    return found
  }

  /// Reads page after page: one ends with the item that takes it to 1 MB.
  private func readPages<Item>(
    _ range: Range<Int>, of partition: borrowing Partition<Item>, _ usage: inout UsageRecorder
  ) {
    var page = Bytes.zero
    for index in range {
      page += partition.size(at: index)
      guard page >= Self.pageLimit || index == range.upperBound - 1 else { continue }
      usage.recordCall(.callQuery)
      read(CapacityUnits.halfReads(of: page, .eventual), &usage)
      page = .zero
    }
  }

  /// What a query found: where, and how many bytes it examined.
  struct Found {
    let indices: Range<Int>
    let size: Bytes
  }

  /// Reads pages of an index that hold so many bytes in all.
  func queryIndex(_ size: Bytes, _ usage: inout UsageRecorder) {
    let pages = max(1, size.blocks(of: Self.pageLimit))
    for page in 0..<pages {
      usage.recordCall(.callQuery)
      let rest = size - Bytes(page * Self.pageLimit.count)
      let page = min(rest, Self.pageLimit)
      read(CapacityUnits.halfReads(of: page, .eventual), byIndex: true, &usage)
    }
  }

  /// A query answers at most 1 MB at a time.
  static let pageLimit = Bytes.kilobytes(1_024)
}
