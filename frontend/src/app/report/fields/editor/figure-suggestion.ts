import { Extension } from '@tiptap/core';
import Suggestion, { type SuggestionProps } from '@tiptap/suggestion';

/** A figure that is offered. */
export interface OfferedFigure {
  key: string;
  label: string;
}

/** The list as it stands open, with what a choice does. */
export type Offer = SuggestionProps<OfferedFigure, OfferedFigure>;

export interface SuggestionPlaces {
  search(query: string): Promise<OfferedFigure[]>;
  show(offer: Offer | null): void;
  /** Whether the list used the key. */
  key(event: KeyboardEvent): boolean;
}

/** `/` not inside a date or an address, or `【`; then up to 16 letters without a blank or a stop. */
const asked = /(?:(?<![\w/.:])\/|【)([^\s/【】，。；：！？、,;]{0,16})$/;

/** Typing `/` or `【` opens the list of figures. */
export const figureSuggestion = ({ search, show, key }: SuggestionPlaces) =>
  Extension.create({
    name: 'figureSuggestion',
    priority: 300,
    addProseMirrorPlugins() {
      return [
        Suggestion<OfferedFigure, OfferedFigure>({
          editor: this.editor,
          char: '/',
          findSuggestionMatch: ({ $position }) => {
            const text = $position.nodeBefore?.text;
            const match = text === undefined ? null : asked.exec(text);
            if (!match) return null;
            const range = { from: $position.pos - match[0].length, to: $position.pos };
            return { range, query: match[1] ?? '', text: match[0] };
          },
          items: ({ query }) => search(query),
          command: ({ editor, range, props }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, { type: 'figure', attrs: { chip: { key: props.key } } })
              .run(),
          render: () => ({
            onStart: show,
            onUpdate: show,
            onExit: () => show(null),
            onKeyDown: ({ event }) => key(event),
          }),
        }),
      ];
    },
  });
