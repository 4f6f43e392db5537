// One report of any size, as this product's model, as a sheet for HyperFormula and as expressions for mathjs.

const rowsOfTable = 24;
const columns = ['budget', 'added', 'adjusted', 'index', 'spent', 'progress'];
const letters = ['A', 'B', 'C', 'D', 'E', 'F'];
/** Figures of one table: its rows and its row of totals. */
export const figuresOfTable = (rowsOfTable + 1) * columns.length;

const computed = {
  index: (cell) => `${cell('budget')} + ${cell('added')} + ${cell('adjusted')}`,
  progress: (cell) => `${cell('spent')} / ${cell('index')}`,
};

/**
 * Tables of 24 rows and six columns with their totals; a row of grand totals takes the place of the last table's row
 * of totals, so that there are exactly as many figures as asked for (a multiple of 150).
 */
export function reportOf(figures) {
  const tables = figures / figuresOfTable;
  const cells = [];
  for (let table = 0; table < tables; table += 1) {
    for (let row = 0; row < rowsOfTable; row += 1) cells.push(...rowOf(table, row));
    cells.push(...totalsOf(table, tables));
  }
  return { cells, edited: cells.find(({ key }) => key === 'tables.t0.r3.budget'), watched: cells.at(-1) };
}

const keyOf = (table, row, column) => `tables.t${table}.${row}.${column}`;
const addressOf = (table, line, column) => `${letters[columns.indexOf(column)]}${table * (rowsOfTable + 1) + line + 1}`;

function rowOf(table, row) {
  return columns.map((column, index) => {
    const place = { key: keyOf(table, `r${row}`, column), row: table * (rowsOfTable + 1) + row, column: index };
    const formula = computed[column];
    if (!formula) return { ...place, amount: amountOf(table, row, index) };
    return {
      ...place,
      formula: formula((name) => keyOf(table, `r${row}`, name)),
      sheet: `=${formula((name) => addressOf(table, row, name))}`,
    };
  });
}

/** Totals of a table; after the last one, of the whole report. */
function totalsOf(table, tables) {
  const whole = table === tables - 1;
  const name = whole ? 'grand' : 'total';
  return columns.map((column, index) => {
    const place = { key: keyOf(table, name, column), row: table * (rowsOfTable + 1) + rowsOfTable, column: index };
    if (column === 'progress')
      return {
        ...place,
        formula: computed.progress((each) => keyOf(table, name, each)),
        sheet: `=${computed.progress((each) => addressOf(table, rowsOfTable, each))}`,
      };
    const range = `${addressOf(table, 0, column)}:${addressOf(table, rowsOfTable - 1, column)}`;
    const others = Array.from({ length: whole ? tables - 1 : 0 }, (_, each) => addressOf(each, rowsOfTable, column));
    const pattern = `tables.t${table}.*.${column}`;
    return {
      ...place,
      formula: whole && tables > 1 ? `sum(${pattern}, tables.*.total.${column})` : `sum(${pattern})`,
      sheet: `=SUM(${[range, ...others].join(',')})`,
    };
  });
}

/** Amounts in 万元 with two decimals, never 0. */
function amountOf(table, row, column) {
  const cents = ((table * 7919 + row * 104_729 + column * 1299) % 9_999_989) + 11;
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
