import { Check, X } from 'lucide-react';
import type { CallResult } from '../../../contract/calls.ts';
import { useCall } from '../../data/queries.ts';
import { useSetting } from '../../state/use-setting.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { firstSteps, type SampleCounts } from './first-steps.ts';
import './checklist.css';

type Json = CallResult<'settings.get'>[string];

/** The first four steps, ticked by what is in the notebook; gone when all are done or it is dismissed. */
export function Checklist() {
  const [gone, setGone] = useSetting<boolean>('checklist.gone', false);
  const [exported] = useSetting<boolean>('export.done', false);
  const [sample] = useSetting<Json>('sample.counts', null);
  const info = useCall('notebook.info', {}).data;
  const tags = useCall('tags.list', {}).data;
  if (gone || !info || !tags) return null;
  const steps = firstSteps(info, tags, exported, info.sample ? sampleCounts(sample) : null);
  if (steps.every(({ done }) => done)) return null;
  return (
    <section className="checklist" aria-label="First steps">
      <header>
        <h3>First steps</h3>
        <IconButton
          label="Dismiss the first steps"
          icon={<X size={14} />}
          onClick={() => setGone(true)}
        />
      </header>
      <ol>
        {steps.map(({ label, how, done }) => (
          <li key={label} className={done ? 'checklist__done' : undefined}>
            <span className="checklist__box">
              {done && <Check size={12} strokeWidth={3} aria-hidden />}
            </span>
            <span>
              {label}
              {done ? <span className="visually-hidden"> (done)</span> : <small>{how}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What was remembered when the sample came in; where nothing was, no step counts as one's own. */
function sampleCounts(setting: Json): SampleCounts {
  const counts = setting as Partial<SampleCounts> | null;
  const none = Number.POSITIVE_INFINITY;
  return {
    articles: counts?.articles ?? none,
    passages: counts?.passages ?? none,
    tagged: counts?.tagged ?? none,
  };
}
