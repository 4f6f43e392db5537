import { chineseFamily } from '../fonts.js';

/** Draws `chart`: a bar for each name within its room, what it comes to behind it. Bars differ by shade, for print. */
const chartOf = String.raw`
#let chart-of(chart) = {
  set text(size: 10.5pt)
  set par(first-line-indent: 0pt, justify: false, leading: 3pt)
  grid(
    columns: (11em, 1fr, 6.5em),
    column-gutter: 6pt,
    row-gutter: 7pt,
    align: (right + horizon, left + horizon, left + horizon),
    ..chart.bars.map(bar => (
      text(bar.label),
      box(width: 100%, height: 11pt, {
        place(rect(width: bar.room * 1%, height: 100%, fill: rgb("#e6eaef")))
        place(rect(width: bar.length * 1%, height: 100%, fill: rgb("#2f5d8a")))
      }),
      text(bar.shown),
    )).flatten(),
  )
}
`;

/** One chart on a page of its size. */
export const chartLayout = String.raw`
#set page(width: 430pt, height: auto, margin: 6pt)
#set text(font: "${chineseFamily}", fallback: false, lang: "zh", region: "cn", number-width: "tabular")
${chartOf}
#chart-of(json(bytes(sys.inputs.chart)))
`;

/**
 * The layout of the report in Typst. It walks the printed report, which comes in as JSON: every text stays data and is
 * never read as markup.
 */
export const layout = String.raw`
#let report = json(bytes(sys.inputs.report))
#let body-size = 16pt
#let table-size = 10.5pt
#let wide-table-size = 9pt
#let margins = (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)
#let turned = (top: 28mm, bottom: 26mm, left: 35mm, right: 37mm)

#set document(title: report.title, author: report.department, date: none)
#set text(
  font: "${chineseFamily}",
  fallback: false,
  lang: "zh",
  region: "cn",
  size: body-size,
  top-edge: 0.8em,
  bottom-edge: -0.2em,
  number-width: "tabular",
)
// 28 pt from line to line, as on a page of 22 lines
#set par(leading: 12pt, spacing: 12pt, justify: true, first-line-indent: (amount: 2em, all: true))

#let lines(value) = value.split("\n").map(line => text(line)).join(linebreak())
// in a comparison of two versions: told by a line as well as by colour, for black and white
#let changed(change, body) = {
  if change == "added" { underline(text(fill: rgb("#14532d"), body)) }
  else if change == "removed" { strike(text(fill: rgb("#9b1c13"), body)) }
  else { body }
}
#let runs-of(runs) = runs.map(run => changed(run.at("change", default: none), {
  if "footnote" in run { footnote(runs-of(run.footnote)) }
  else if run.at("strong", default: false) { strong(lines(run.text)) }
  else { lines(run.text) }
})).join()
#let plain(body) = { set par(first-line-indent: 0pt); body }

#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt))
#show footnote.entry: it => { set text(size: table-size); set par(leading: 5pt, first-line-indent: 0pt); it }

#let heading-look = (
  (weight: "bold", size: 17pt),
  (weight: "bold", size: 16pt),
  (weight: "bold", size: 16pt),
  (weight: "regular", size: 16pt),
  (weight: "regular", size: 16pt),
)
#show heading: it => block(above: 14pt, below: 12pt, sticky: true, width: 100%, {
  set text(..heading-look.at(it.level - 1))
  set par(justify: false)
  h(2em)
  it.body
})

#let caption-of(value) = block(above: 14pt, below: 8pt, width: 100%, sticky: true, align(center, plain(text(size: 12pt, weight: "bold", value))))
#let unit-of(value) = block(above: 4pt, below: 5pt, width: 100%, sticky: true, align(right, plain(text(size: table-size, value))))

#let sides = (left: left, center: center, right: right)
#let cell-of(cell, in-head) = {
  let span = cell.at("rowSpan", default: 1)
  table.cell(
    colspan: cell.at("columnSpan", default: 1),
    rowspan: span,
    breakable: if span > 1 { auto } else { false },
    align: sides.at(cell.align) + horizon,
    {
      set text(weight: if in-head or cell.at("strong", default: false) { "bold" } else { "regular" })
      runs-of(cell.runs)
    },
  )
}
#let table-of(it) = {
  if "caption" in it { caption-of(it.caption) }
  if "unit" in it { unit-of(it.unit) }
  set text(size: if it.small { wide-table-size } else { table-size })
  set par(leading: 4pt, spacing: 4pt, justify: false, first-line-indent: 0pt)
  let head = it.rows.slice(0, it.headRows)
  let rest = it.rows.slice(it.headRows)
  block(above: if "caption" in it or "unit" in it { 4pt } else { 10pt }, below: 10pt, breakable: true, table(
    columns: it.columns.map(column => column.width * 1fr),
    stroke: 0.5pt,
    inset: (x: 3pt, y: 4pt),
    ..if head.len() > 0 { (table.header(repeat: true, ..head.flatten().map(cell => cell-of(cell, true))),) },
    ..rest.flatten().map(cell => cell-of(cell, false)),
  ))
}

#let note-of(runs) = block(above: 8pt, below: 6pt, width: 100%, {
  set text(size: table-size)
  set par(leading: 5pt, first-line-indent: 0pt)
  runs-of(runs)
})

#let picture-of(picture, caption) = {
  block(above: 14pt, below: 6pt, width: 100%, sticky: caption != "", align(center, plain(picture)))
  if caption != "" { block(above: 0pt, below: 14pt, width: 100%, align(center, plain(text(size: 12pt, caption)))) }
}

${chartOf}
#let block-of(it) = {
  if it.kind == "heading" { heading(level: it.level, changed(it.at("change", default: none), text(it.shown))) }
  else if it.kind == "paragraph" { if it.note { note-of(it.runs) } else if it.lead { block(sticky: true, width: 100%, par(runs-of(it.runs))) } else { par(runs-of(it.runs)) } }
  else if it.kind == "item" { par(text(it.shown) + runs-of(it.runs)) }
  else if it.kind == "table" { table-of(it) }
  else if it.kind == "missing-picture" { picture-of([], it.caption) }
  else if it.kind == "picture" { picture-of(image(it.path, alt: it.alt, width: it.width * 1pt), it.caption) }
  else if it.kind == "chart" { picture-of(chart-of(it), it.title) }
}

#let watermark = if "watermark" in report {
  place(center + horizon, rotate(-45deg, text(size: 110pt, fill: luma(228), report.watermark)))
}
#let page-number = context {
  let number = counter(page).get().first()
  set text(size: 14pt)
  set par(first-line-indent: 0pt)
  align(if calc.odd(number) { right } else { left }, pad(x: 14pt, text("— " + str(number) + " —")))
}

#page(margin: margins, background: watermark, footer: none, {
  v(60mm)
  align(center, plain({
    show title: set text(size: 22pt, weight: "bold")
    show title: set par(leading: 13pt, justify: false)
    title(lines(report.heading))
  }))
  place(bottom + center, dy: -20mm, float: false, align(center, plain(report.cover.map(text).join(linebreak()))))
})
#page(margin: margins, background: watermark, footer: none, {
  align(center, plain(text(weight: "bold", "目　录")))
  set par(first-line-indent: 0pt)
  set text(size: 14pt)
  set par(leading: 9pt, spacing: 9pt)
  outline(title: none, depth: 3, indent: 1em)
})
#counter(page).update(1)
#for part in report.parts {
  page(
    flipped: part.at("landscape", default: false),
    margin: if part.at("landscape", default: false) { turned } else { margins },
    background: watermark,
    footer: page-number,
    footer-descent: 8mm,
    for it in part.blocks { block-of(it) },
  )
}
#context [#metadata(query(heading).map(it => counter(page).at(it.location()).first())) <heading-pages>]
`;
