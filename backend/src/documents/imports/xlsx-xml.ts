import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SheetRefusal } from './sheet-refusal.js';

export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Deepest nesting that a spreadsheet needs many times over. */
const deepest = 60;

/**
 * Reads one XML part, names without their prefixes. Entities of its own are never resolved: a part that declares a
 * document type is refused as a whole.
 */
export function readXml(content: Buffer, reader: XmlReader): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new SheetRefusal('unsafe');
  });
  parser.on('error', () => {
    throw new SheetRefusal('damaged');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    if (depth > deepest) throw new SheetRefusal('unsafe');
    reader.open?.(local(tag.name), tag.attributes);
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    reader.close?.(local(tag.name));
  });
  parser.write(content.toString('utf8')).close();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
