import { buildProduct } from './build.mjs';
import { productNode, requireNodeForTools } from './node-runtime.mjs';
import { installPackages } from './packages.mjs';
import { SetupError } from './place.mjs';

/** What every command needs first: packages, Node 24 and, unless told otherwise, the built product. Gives the Node to run. */
export async function makeReady({ build = true } = {}) {
  requireNodeForTools();
  await installPackages();
  const node = productNode();
  if (build) buildProduct(node);
  return node;
}

/** Runs a command; what the person can mend is said in words, anything else with its stack. */
export async function runCommand(command) {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${error instanceof SetupError ? error.message : (error?.stack ?? String(error))}\n`);
    process.exitCode = 1;
  }
}
