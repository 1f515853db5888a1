/** What a command of the program begins with for the one who is to type it; `cli` is a script of package.json. */
export const atShell = 'npm run -s cli --';
