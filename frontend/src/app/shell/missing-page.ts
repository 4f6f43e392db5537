import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'cs-missing-page',
  imports: [RouterLink],
  template: `
    <section class="cs-card">
      <h1>没有这个页面</h1>
      <p>链接可能不完整，或者内容已移走。</p>
      <a class="cs-button primary" routerLink="/">回到待办</a>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
      justify-items: start;
      max-width: 480px;
      margin: 48px auto;
      padding: 32px;
    }
  `,
})
export class MissingPage {}
