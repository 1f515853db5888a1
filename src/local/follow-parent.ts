/**
 * Preloaded into each child of `npm start`: it stops when its parent is gone, however the parent
 * went. A SIGKILL cannot be handled, but it does close the channel between the two.
 */
const graceMs = 3_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), graceMs).unref();
  process.kill(process.pid, 'SIGTERM');
});
// A listener for 'disconnect' keeps the channel, and so the process, alive: not wanted here.
process.channel?.unref();
