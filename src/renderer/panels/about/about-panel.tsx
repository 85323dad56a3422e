import { useState } from 'react';
import { showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FACES, LIBRARIES, readNotices } from './credits.ts';
import './about.css';

declare const __VERSION__: string;

/** Which version this is, what it does with what one reads, and whose work it is built on. */
export function AboutPanel() {
  const [license, setLicense] = useState<License | null>(null);
  return (
    <Dialog title="About Commonplace" onClose={() => showPanel(null)}>
      <div className="about">
        <p className="about__version">Version {__VERSION__} · MIT license</p>
        <section>
          <h3>Privacy</h3>
          <p>
            Everything you add and write is in one file on this computer. Commonplace opens no
            connection by itself: no account, no statistics, no updates behind your back. A page is
            fetched when you ask for it by its address; what leaves is what you export.
          </p>
        </section>
        <section>
          <h3>Faces</h3>
          <ul>
            {FACES.map(({ name, by, read }) => (
              <li key={name}>
                <span>
                  <b>{name}</b> — {by}
                </span>
                <Button
                  kind="quiet"
                  onClick={() => void read().then((text) => setLicense({ of: 'face', name, text }))}
                >
                  SIL Open Font License<span className="visually-hidden"> of {name}</span>
                </Button>
              </li>
            ))}
          </ul>
          {license?.of === 'face' && <LicenseText {...license} />}
        </section>
        <section>
          <h3>Libraries</h3>
          <p>
            {LIBRARIES.map(([terms, libraries]) => (
              <span key={terms} className="about__libraries">
                <b>{terms}:</b> {libraries.map(({ name }) => name).join(', ')}.{' '}
              </span>
            ))}
          </p>
          <Button
            kind="quiet"
            onClick={() =>
              void readNotices().then((text) =>
                setLicense({ of: 'all', name: 'the libraries', text }),
              )
            }
          >
            Their licenses, whole
          </Button>
          {license?.of === 'all' && <LicenseText {...license} />}
        </section>
      </div>
    </Dialog>
  );
}

interface License {
  /** Under which heading it is shown. */
  readonly of: 'face' | 'all';
  readonly name: string;
  readonly text: string;
}

function LicenseText({ name, text }: License) {
  return (
    <section
      className="about__license"
      aria-label={`License of ${name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      <pre>{text}</pre>
    </section>
  );
}
