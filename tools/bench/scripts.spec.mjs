import { describe, expect, it } from '@jest/globals';
import { initialScripts } from './scripts.mjs';

describe('the initial scripts of a page', () => {
  it('are its scripts and preloaded modules, each once, and no styles', () => {
    const html = `
      <link rel="icon" href="favicon.svg"><link rel="stylesheet" href="styles.css">
      <link rel="modulepreload" href="chunk-A.js"><link href="chunk-B.js" rel="modulepreload">
      <script src="main.js" type="module"></script><script>inline()</script><script src="chunk-A.js"></script>`;
    expect(initialScripts(html)).toEqual(['chunk-A.js', 'chunk-B.js', 'main.js']);
  });
});
