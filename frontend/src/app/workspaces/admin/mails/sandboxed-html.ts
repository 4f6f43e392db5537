import { afterRenderEffect, Component, input, viewChild, type ElementRef } from '@angular/core';

/** Foreign HTML in a frame that may run nothing and reach nothing. */
@Component({
  selector: 'cs-sandboxed-html',
  template: `<iframe #frame sandbox="" [title]="label()"></iframe>`,
  styles: `
    iframe {
      width: 100%;
      height: 46vh;
      border: 1px solid var(--cs-line);
      background: #fff;
    }
  `,
})
export class SandboxedHtml {
  readonly html = input.required<string>();
  readonly label = input.required<string>();
  private readonly frame = viewChild.required<ElementRef<HTMLIFrameElement>>('frame');

  constructor() {
    // not a template binding: Angular would clean away the mail's own styles, and the sandbox already keeps it harmless
    afterRenderEffect(() => this.frame().nativeElement.setAttribute('srcdoc', this.html()));
  }
}
