import type { Backup } from '../../../contract/backup.ts';
import { shortTime } from '../history/change-list.ts';
import { CAUSES, contentWords, madeWords, sizeWords } from './backup-words.ts';

interface Props {
  readonly backups: readonly Backup[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The backups, newest first: a group of radio buttons, so that arrow keys go through them. */
export function BackupList({ backups, chosen, onChoose }: Props) {
  const now = new Date();
  return (
    <fieldset className="backups__list">
      <legend className="visually-hidden">Backups, newest first</legend>
      {backups.map((backup) => (
        <label key={backup.id} className="backup" title={madeWords(backup.made)}>
          <input
            type="radio"
            name="backup"
            className="visually-hidden"
            checked={backup.id === chosen}
            onChange={() => onChoose(backup.id)}
          />
          <span className="backup__time">{dayAndTime(backup.made, now)}</span>
          <span className="backup__cause">{CAUSES[backup.cause]}</span>
          <span className="backup__facts">
            {contentWords(backup)} · {sizeWords(backup.bytes)}
          </span>
          {!backup.verified && <span className="backup__fault">Not sound</span>}
        </label>
      ))}
    </fieldset>
  );
}

function dayAndTime(made: string, now: Date): string {
  const time = new Date(made);
  const clock = time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  const short = shortTime(made, now);
  return short === clock ? `Today, ${clock}` : `${short}, ${clock}`;
}
