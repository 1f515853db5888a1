/** What `npm start` says to the person at the keyboard: short, and in Danish. */

/** Said once both answer. */
export const welcome: readonly string[] = [
  '',
  'Kvalitetsloop kører på din egen maskine, med opfundne skoler og mennesker.',
  '',
  '  Åbn       {address}',
  '  Du er     Mette, skoleleder. Skriv i »Personal Chat«.',
  '',
  '  Prøv      forbered      gør klar til næste møde',
  '            status        se hvor I er i loopet',
  '            næste         se hvad der er næste skridt',
  '            opfølgning    noter aftaler efter et møde',
  '            hvem          skift til en anden rolle',
  '',
  '  Ctrl+C    stopper det hele',
  '',
];

/** Said when only the bot runs. */
export const botOnly: readonly string[] = ['Kvalitetsloop svarer på {address}. Ctrl+C stopper.'];

export const words = {
  botPortTaken:
    'Port {port} bruges af et andet program, og botten skal bruge den. Stop det andet program, eller vælg en anden port: PORT={next} npm start',
  playgroundPortTaken:
    'Port {port} bruges af et andet program, og chatvinduet skal bruge den. Stop det andet program, eller vælg en anden port: PLAYGROUND={next} npm start',
  botNotReady:
    'Botten svarede ikke på {address} inden for {seconds} sekunder. Se hvad den skrev ovenfor, og prøv igen.',
  botEnded: 'Botten stoppede af sig selv ({how}). Se hvad den skrev ovenfor, og start igen: npm start',
  playgroundMissing:
    'Chatvinduet er ikke installeret (det er en udviklingspakke). Kør npm ci uden --omit=dev for at få det. Botten kører videre på {address}.',
  playgroundFailed:
    'Chatvinduet kunne ikke starte; se {log}. Botten kører videre på {address}. Prøv igen, eller vælg en anden port: PLAYGROUND={next} npm start',
  playgroundEnded:
    'Chatvinduet stoppede ({how}); se {log}. Botten kører videre på {address}. Ctrl+C stopper.',
  stopping: 'Stopper …',
} as const;

/** Puts values in the `{slots}` of a text. */
export function say(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
