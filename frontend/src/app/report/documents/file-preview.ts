import { Component, computed, inject } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { Dialog } from '../../ui/dialog.js';
import { SectionFiles } from './section-files.js';

/** A PDF or picture over the page. */
@Component({
  selector: 'cs-file-preview',
  imports: [Dialog],
  template: `
    @if (files.shown(); as file) {
      <cs-dialog [title]="file.name" [wide]="true" (closed)="files.shown.set(null)">
        @if (file.preview === 'image') {
          <img [src]="'/api/attachments/' + file.id" [alt]="file.name" />
        } @else {
          <iframe [src]="frame()" [title]="file.name"></iframe>
        }
        <p><a class="cs-button" [href]="'/api/attachments/' + file.id" download>下载</a></p>
      </cs-dialog>
    }
  `,
  styles: `
    iframe {
      display: block;
      width: 100%;
      height: min(64dvh, 900px);
      border: 1px solid var(--cs-line);
    }
    img {
      display: block;
      max-width: 100%;
      margin: auto;
    }
    p {
      margin-top: 12px;
    }
  `,
})
export class FilePreview {
  protected readonly files = inject(SectionFiles);
  private readonly sanitizer = inject(DomSanitizer);
  /** An address of our own, made of an id that the server gave: nothing in it is anybody's text. */
  protected readonly frame = computed(() =>
    this.sanitizer.bypassSecurityTrustResourceUrl(
      `/api/attachments/${encodeURIComponent(this.files.shown()?.id ?? '')}?inline=1`,
    ),
  );
}
