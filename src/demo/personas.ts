import { personIdOf } from '../app/import-municipality';
import type { Role } from '../domain/people/person';

/** Someone of the sample municipality whom one can be when trying the bot. */
export interface DemoPersona {
  upn: string;
  personId: string;
  name: string;
  role: Role;
  /** Absent for chef and administration, who have more than one. */
  unitName?: string;
}

function persona(upn: string, name: string, role: Role, unitName?: string): DemoPersona {
  return { upn, personId: personIdOf(upn), name, role, ...(unitName === undefined ? {} : { unitName }) };
}

/** One of each kind, those with something due first. */
export const demoPersonas: readonly DemoPersona[] = [
  persona('mette.skov@demo.test', 'Mette Skov', 'leader', 'Møllevang Skole'),
  persona('anders.holm@demo.test', 'Anders Holm', 'chef'),
  persona('sara.lund@demo.test', 'Sara Lund', 'pupil-council', 'Møllevang Skole'),
  persona('jonas.krog@demo.test', 'Jonas Krog', 'board-rep', 'Møllevang Skole'),
  persona('ida.bech@demo.test', 'Ida Bech', 'leader', 'Dagtilbud Åbrinken'),
  persona('henrik.falk@demo.test', 'Henrik Falk', 'leader', 'Havblik Skole'),
  persona('martin.vang@demo.test', 'Martin Vang', 'board-rep', 'Solsikken'),
  persona('kasper.thy@demo.test', 'Kasper Thy', 'leader', 'FU Nordlyset'),
  persona('nikoline.ry@demo.test', 'Nikoline Ry', 'senate', 'FU Nordlyset'),
  persona('birgit.dam@demo.test', 'Birgit Dam', 'chef'),
  persona('lone.vad@demo.test', 'Lone Vad', 'administration'),
];
