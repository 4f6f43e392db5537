/** Instructions of a Dockerfile in order, continued lines joined: `[{ name: 'RUN', text: 'npm ci' }]`. */
export function instructionsOf(dockerfile) {
  const lines = dockerfile
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim());
  return lines.map((line) => {
    const [, name, text] = /^(\w+)\s+(.*)$/.exec(line);
    return { name: name.toUpperCase(), text };
  });
}

/** Stages in order, each with its base image, its name (the last one may have none) and its instructions. */
export function stagesOf(dockerfile) {
  const stages = [];
  for (const { name, text } of instructionsOf(dockerfile)) {
    if (name !== 'FROM') {
      stages.at(-1).instructions.push({ name, text });
      continue;
    }
    const [, image, stage] = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(text);
    stages.push({ image, name: stage, instructions: [] });
  }
  return stages;
}

/** `COPY --from=build /app/dist ./dist` in parts. */
export function copyOf(text) {
  const words = text.split(/\s+/);
  const from = words[0].startsWith('--from=') ? words.shift().slice('--from='.length) : undefined;
  return { from, sources: words.slice(0, -1), target: words.at(-1) };
}

/** `NODE_ENV=production PORT=3000` as an object. */
export const environmentOf = (text) => Object.fromEntries(text.split(/\s+/).map((pair) => pair.split('=')));
