// npm run build: packages and the built product, without starting it.
import { makeReady, runCommand } from './setup/ready.mjs';

await runCommand(() => makeReady());
