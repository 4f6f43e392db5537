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
