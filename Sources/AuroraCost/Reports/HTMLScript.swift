/// The page's only script: makes column heads sort their table.
///
/// Without it nothing is lost.
enum HTMLScript {
  /// SHA-256 of `text`, as the page's policy names it; a test recomputes it.
  static let hash = "+YxkXIvuFq2XpMhJxeqDVMZRjjNKQK0i06QIDor1N/E="

  static let text = """
    'use strict';
    const status = document.createElement('p');
    status.className = 'skip';
    status.setAttribute('role', 'status');
    document.querySelector('main').append(status);
    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
    };
    const compare = (a, b) => {
      if (typeof a === 'number' && typeof b === 'number') return a - b;
      if (typeof a === 'number') return -1;
      if (typeof b === 'number') return 1;
      return a.localeCompare(b, 'en', { numeric: true });
    };
    for (const table of document.querySelectorAll('table')) {
      const heads = [...table.tHead.rows[0].cells];
      if (table.tBodies[0].rows.length < 2 || table.id === 'sign-off-table') continue;
      heads.forEach((head, column) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener('click', () => {
          const first = head.classList.contains('n') ? 'descending' : 'ascending';
          const other = first === 'ascending' ? 'descending' : 'ascending';
          const order = head.getAttribute('aria-sort') === first ? other : first;
          const sign = order === 'ascending' ? 1 : -1;
          const body = table.tBodies[0];
          const rows = [...body.rows].map((row) => [key(row, column), row]);
          rows.sort((a, b) => sign * compare(a[0], b[0]));
          body.append(...rows.map((pair) => pair[1]));
          for (const each of heads) each.removeAttribute('aria-sort');
          head.setAttribute('aria-sort', order);
          status.textContent = table.caption.textContent + ', sorted by ' + button.textContent + ', ' + order;
        });
      });
    }

    """
}
