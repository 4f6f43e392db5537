/** Demo data of the 2020 template; a second entry, so that no browser bundle carries it. */
export { exampleInputs } from './examples.js';
export { demoExplanations } from './explanations.js';
export { goldenInputs, settledInputs } from './report-2020.js';
export { variedInputs } from './varied.js';
