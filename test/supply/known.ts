/** What is known of single packages that the lock file alone does not say, with the reason. */

/** Licences that ask for no more than that their text is kept. */
export const permissive: readonly string[] = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense'],
  // The licence of Python's own library, which argparse comes from.
  'PSF-2.0',
];

/** By name and version, so that a new version is looked at again. */
export const knownLicences: Readonly<Record<string, { licence: string; because: string }>> = {
  'cldrjs@0.5.5': {
    licence: 'MIT',
    because: 'its package.json says so the old way, and LICENSE-MIT is the text',
  },
  'escape-regexp-component@1.0.2': { licence: 'MIT', because: 'its Readme says so' },
  'jspath@0.4.0': { licence: 'MIT', because: 'its LICENSE is the text of MIT' },
  'semaphore@1.1.0': { licence: 'MIT', because: 'its README says so' },
};

/** Licences that are fine for one package only. */
export const permittedFor: Readonly<Record<string, { licence: string; because: string }>> = {
  'date-holidays': {
    licence: 'CC-BY-3.0',
    because: 'it is the licence of its list of holidays, which is used as it is and named in the package',
  },
};

/** Install scripts never run (`.npmrc`). These packages have one, and do without. */
export const knownInstallScripts: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'builds what is fetched ready-made; for a tool that is not used',
  '@swc/core': 'looks for a ready-made binary again; for the tests',
  'botbuilder-dialogs': 'deletes files of its own build that are not in the package',
  'dtrace-provider': 'builds a probe that restify asks for and does without',
  'unrs-resolver': 'looks for a ready-made binary again; for the linter',
};

/** Nothing imports these, and they are needed all the same. */
export const knownUnimported: Readonly<Record<string, string>> = {
  'adaptive-expressions': 'adaptivecards-templating asks for it beside itself',
  '@microsoft/m365agentsplayground': 'the chat window, started as a program',
  '@swc/core': 'what @swc/jest compiles with',
  '@swc/jest': 'named in the settings of jest',
  eslint: 'started as a program',
  jest: 'started as a program',
  prettier: 'started as a program',
  typescript: 'started as a program',
};
