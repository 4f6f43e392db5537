import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/test/**/*.ts', 'frontend/e2e/**/*.ts'];
const pureLibs = [
  'access',
  'checks',
  'contracts',
  'document',
  'figures',
  'narrative',
  'scoring',
  'template',
  'workflow',
];

/** Which part may use which: the rooms of the house, as docs/architecture.md draws them. */
const boundaries = [
  ['figures', []],
  ['workflow', []],
  ['scoring', ['figures']],
  ['narrative', ['figures']],
  ['checks', ['figures', 'narrative']],
  ['template', ['figures', 'scoring', 'checks', 'narrative']],
  ['document', ['figures', 'workflow', 'scoring', 'checks', 'narrative', 'template']],
  ['access', ['workflow']],
  ['contracts', ['workflow', 'access', 'template', 'document']],
  ['backend', pureLibs],
  ['frontend', pureLibs],
  ['tools', [...pureLibs, 'backend']],
].map(([part, uses]) => ({
  sourceTag: `scope:${part}`,
  onlyDependOnLibsWithTags: [part, ...uses].map((name) => `scope:${name}`),
}));

const money = [
  ...['Number', 'parseFloat'].map((name) => ({
    selector: `CallExpression[callee.name="${name}"]`,
    message: 'Figures and points are exact decimals: keep them as decimal.js values or strings.',
  })),
  {
    selector: 'CallExpression[callee.object.name="Number"][callee.property.name="parseFloat"]',
    message: 'Figures and points are exact decimals: keep them as decimal.js values or strings.',
  },
  {
    selector: 'CallExpression[callee.property.name="toFixed"][arguments.length>0]',
    message:
      'Round with the rounding of libs/figures (half up); toFixed() without places is the exact text of a decimal.',
  },
];

const focused = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'A test runs always or does not exist.',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs always or does not exist.',
  },
];

export default tseslint.config(
  {
    ignores: ['dist/**', 'data/**', 'node_modules/**', '.nx/**', '.angular/**', 'coverage/**', 'tmp/**', '**/*.gen.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strict],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          allow: [],
          depConstraints: boundaries,
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // noUncheckedIndexedAccess is on: `!` says that the line before has made sure
      '@typescript-eslint/no-non-null-assertion': 'off',
      // decorated classes of NestJS and Angular are often empty on purpose
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...focused],
    },
  },
  {
    // a promise that nobody awaits is a failure that nobody hears
    files: ['backend/src/**/*.ts'],
    ignores: specs,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    // pure: no framework, no input or output, no clock, no randomness
    files: ['libs/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:|@nestjs/|@angular/|typeorm|pg$|bullmq|ioredis|nodemailer|rxjs|fastify|ng-zorro)',
              message: 'Libraries are pure: what they need comes in as arguments.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'setTimeout', 'setInterval', 'fetch', 'window', 'document', 'localStorage'].map((name) => ({
          name,
          message: 'Libraries are pure: what they need comes in as arguments.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Libraries are pure: randomness comes in as an argument.' },
        { object: 'Date', property: 'now', message: 'Libraries are pure: the time comes in as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...focused,
        ...money,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Libraries are pure: the time comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['backend/src/{figures,reports,revisions}/**/*.ts'],
    ignores: specs,
    rules: { 'no-restricted-syntax': ['error', ...focused, ...money] },
  },
  {
    // modules talk through exported services; only the list of entities sees them all, and types alone may be read
    files: ['backend/src/**/*.ts'],
    ignores: ['backend/src/database/entities.ts', ...specs],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: String.raw`^\.\./[\w-]+/.*\.entity(\.js)?$`,
              allowTypeImports: true,
              message: "Another module's tables are its own: use the service that it exports.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'cs', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'cs', style: 'camelCase' }],
    },
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    // browser tests and measurements start the whole product, so they use the server's own test support
    files: ['frontend/e2e/**/*.ts', 'tools/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off', 'no-console': 'off' },
  },
  {
    // the one place that runs before there is a page to show a failure on
    files: ['frontend/src/main.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [...tseslint.configs.strict],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'AbortSignal',
          'URL',
          'clearInterval',
          'clearTimeout',
          'console',
          'fetch',
          'performance',
          'process',
          'setInterval',
          'setTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
    rules: { 'no-undef': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }] },
  },
  prettier,
);
