export { openSqliteStore } from './sqlite-store';
