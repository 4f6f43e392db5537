/** Parts of the package that the library would date or name by itself. */

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

interface Properties {
  title: string;
  department: string;
  made?: string;
}

/** `docProps/core.xml`; undated unless the report says when it was made. */
export function coreXml({ title, department, made }: Properties): string {
  const date = (name: string) =>
    made === undefined ? '' : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escaped(made)}</dcterms:${name}>`;
  return (
    `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(department)}</dc:creator>` +
    `<cp:lastModifiedBy>${escaped(department)}</cp:lastModifiedBy>${date('created')}${date('modified')}` +
    '<dc:language>zh-CN</dc:language></cp:coreProperties>'
  );
}

/** `docProps/app.xml`. */
export function appXml({ department }: Properties): string {
  return (
    `${xml}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
    `<Application>Countersign</Application><Company>${escaped(department)}</Company></Properties>`
  );
}

const escaped = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? sign);

const endRecord = 0x06054b50;
const fixed = { time: 0, date: 0x21 };

/**
 * Sets the time of every entry of a zip file to the first moment that the format knows, 1980-01-01: equal content then
 * gives equal bytes.
 */
export function undated(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.byteLength - 22;
  while (view.getUint32(end, true) !== endRecord) end--;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    stamp(view, at + 12);
    stamp(view, view.getUint32(at + 42, true) + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
}

function stamp(view: DataView, at: number): void {
  view.setUint16(at, fixed.time, true);
  view.setUint16(at + 2, fixed.date, true);
}
