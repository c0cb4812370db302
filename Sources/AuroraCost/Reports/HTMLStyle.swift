/// The page's style sheet: light, dark, phone and A4.
///
/// Contrast of text on its ground, by WCAG 2: light 16.3 and 6.6 (muted), dark 14.6 and 7.9.
enum HTMLStyle {
  /// SHA-256 of `text`, as the page's policy names it; a test recomputes it.
  static let hash = "EE2FUiA+BKsUkU/JXvecfGcW9ag8r5bGRm/cUmYUyHQ="

  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #fcfcfa; --ink: #1d1d1f; --muted: #5c5c61; --line: #dddcd6; --strong: #1d1d1f;
      --accent: #12436d; --bar: #9dbdd6; --hatch: #12436d; --track: #efeee9; --count: #6b7f90;
      --good: #1b6e3c; --bad: #a3260f; --doubt: #7a5200; --hover: #f4f3ee;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181c; --ink: #e9e8e4; --muted: #adaca6; --line: #34373d; --strong: #e9e8e4;
        --accent: #8dbde8; --bar: #35587a; --hatch: #8dbde8; --track: #23262b; --count: #8d9fae;
        --good: #7ccf9b; --bad: #f2957f; --doubt: #e2b863; --hover: #1f2227;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-behavior: auto; }
    body {
      margin: 0 auto; padding: 3.5rem 2rem 4rem; max-width: 72rem; background: var(--paper);
      color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
        "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word;
    }
    a { color: var(--accent); text-underline-offset: .15em; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--paper); }
    h1, h2 { line-height: 1.15; letter-spacing: -.015em; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { margin: .6rem 0 1.4rem; max-width: 24em; font-size: clamp(1.7rem, 1.1rem + 2.6vw, 2.7rem);
      font-weight: 650; }
    h2 { margin: 0 0 .8rem; font-size: 1.45rem; font-weight: 650; }
    p { margin: 0 0 1rem; max-width: 44rem; }
    .notice { margin: 0; color: var(--muted); font-size: .82rem; font-weight: 600;
      letter-spacing: .09em; text-transform: uppercase; }
    .verdict { display: inline-block; max-width: none; margin: 0 0 2rem; padding: .45rem 1rem;
      border: 2px solid currentColor; border-radius: .35rem; }
    .withinBudget { color: var(--good); }
    .overBudget { color: var(--bad); }
    .incomplete { color: var(--doubt); border-style: dashed; }
    .noBudget { color: var(--muted); border-style: dotted; }
    dl { margin: 0; }
    dd { margin: 0; }
    .headlines { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
      gap: 1.5rem 2.5rem; }
    .headlines > div { padding-top: .9rem; border-top: 2px solid var(--strong); }
    .headlines dt { font-size: .9rem; }
    .figure { font-size: 1.85rem; font-weight: 600; line-height: 1.25; letter-spacing: -.02em; }
    .note { color: var(--muted); font-size: .88rem; }
    .description { margin: 2.2rem 0 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 42%), 1fr));
      gap: .9rem 2.5rem; margin-top: 2.2rem; padding: 1.3rem 0; border-top: 1px solid var(--line);
      border-bottom: 1px solid var(--line); font-size: .9rem; }
    .facts dt { color: var(--muted); }
    .facts dd { overflow-wrap: anywhere; }
    nav ol { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 1.1rem 0 0; padding: 0;
      list-style: none; font-size: .9rem; }
    nav a { display: inline-block; padding: .2rem 0; }
    section { margin-top: 3.6rem; }
    ul { margin: 0 0 1rem; padding-left: 1.2rem; max-width: 44rem; }
    li { margin-bottom: .25rem; }
    figure { margin: 1.6rem 0 2rem; max-width: 46rem; }
    figcaption { margin-bottom: 1rem; }
    figcaption strong { display: block; font-weight: 650; }
    figcaption span { color: var(--muted); font-size: .88rem; }
    svg { display: block; overflow: visible; }
    svg text { fill: var(--ink); font-size: .9rem; }
    svg .value { font-weight: 600; }
    .track { fill: var(--track); }
    .forecast { fill: var(--bar); }
    .hatch { fill: var(--hatch); }
    .count { fill: var(--count); }
    .plan { fill: none; stroke: var(--ink); stroke-width: 1.5; }
    .table { margin: 0 0 1.8rem; overflow-x: auto; }
    .long { max-height: 34rem; overflow-y: auto; border: 1px solid var(--line); }
    .long table { margin: 0; }
    table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.4; }
    caption { padding: .5rem 0; color: var(--muted); font-size: .88rem; text-align: left; }
    th, td { padding: .5rem 1.1rem .5rem 0; vertical-align: top; text-align: left;
      border-bottom: 1px solid var(--line); }
    th:last-child, td:last-child { padding-right: 0; }
    .long th:last-child, .long td:last-child { padding-right: .8rem; }
    .long th:first-child, .long td:first-child, .long caption { padding-left: .8rem; }
    thead th { color: var(--muted); font-size: .82rem; font-weight: 600; white-space: nowrap;
      vertical-align: bottom; border-bottom: 1.5px solid var(--strong); }
    tbody th { font-weight: 500; }
    tbody tr:hover { background: var(--hover); }
    tfoot th, tfoot td { border-bottom: 0; padding-top: .35rem; padding-bottom: .35rem; }
    tfoot tr:first-child th, tfoot tr:first-child td { border-top: 1.5px solid var(--strong); }
    tfoot tr:last-child th, tfoot tr:last-child td { font-weight: 700; }
    .n { text-align: right; white-space: nowrap; }
    .w { white-space: nowrap; }
    .w small { white-space: normal; }
    .zero { color: var(--muted); }
    small { display: block; color: var(--muted); font-size: .82em; font-weight: 400; }
    .code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas,
      "DejaVu Sans Mono", monospace; font-size: .85em; }
    td.code { overflow-wrap: anywhere; }
    tbody td a { display: inline-block; min-width: 8.5rem; overflow-wrap: anywhere; }
    button { padding: 0; border: 0; background: none; color: inherit; font: inherit;
      text-align: inherit; cursor: pointer; text-decoration: underline dotted;
      text-underline-offset: .25em; }
    [aria-sort=ascending] button::after { content: " \\2191"; }
    [aria-sort=descending] button::after { content: " \\2193"; }
    pre { margin: 0; padding: 1rem 1.2rem; overflow-x: auto; background: var(--track);
      border-radius: .35rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    #sign-off-table td { height: 2.8rem; min-width: 7rem; }
    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line);
      color: var(--muted); font-size: .88rem; }
    @media (max-width: 40rem) {
      body { padding: 1.8rem 1.1rem 3rem; }
      .headlines { grid-template-columns: 1fr 1fr; gap: 1.1rem 1.2rem; }
      .figure { font-size: 1.35rem; }
      .facts { gap: .9rem 1.2rem; }
      section { margin-top: 2.8rem; }
    }
    @media print {
      :root {
        color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --line: #bbb;
        --strong: #000; --accent: #12436d; --bar: #cddbe6; --hatch: #12436d; --track: #fff;
        --count: #777; --good: #1b6e3c; --bad: #a3260f; --doubt: #7a5200; --hover: #fff;
      }
      @page { size: A4; margin: 15mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; }
      h1 { font-size: 1.9rem; }
      .figure { font-size: 1.5rem; }
      .headlines { grid-template-columns: repeat(4, 1fr); gap: 1rem; }
      .facts { grid-template-columns: repeat(4, 1fr); gap: .6rem 1rem; padding: .8rem 0; }
      .description, .facts { margin-top: 1rem; }
      nav, .skip { display: none; }
      section { margin-top: 1.8rem; }
      h2, figcaption, caption { break-after: avoid; }
      .table, .long { overflow: visible; max-height: none; border: 0; }
      table { font-size: .78rem; }
      th, td { padding: .22rem .7rem .22rem 0; }
      thead th { font-size: .74rem; white-space: normal; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      tr, figure, .headlines, .verdict { break-inside: avoid; }
      #services-table, #journeys-table, #units-table, #matrix-table, #tables-table, #sign-off {
        break-inside: avoid; }
      #counts .table { display: none; }
      #counts::after { content: "Not printed: the table is on the screen and in the JSON format."; }
      button { text-decoration: none; }
      td a::after { content: " (" attr(href) ")"; font-size: .85em; }
    }

    """
}
