import { useCall } from '../../data/queries.ts';
import { Button } from '../../ui/button.tsx';
import { removeSample } from '../sample.ts';
import './sample-notice.css';

/** Says that what is in the list is the sample, and takes it out in one press. */
export function SampleNotice() {
  const sample = useCall('notebook.info', {}).data?.sample ?? false;
  if (!sample) return null;
  return (
    <section className="sample-notice" aria-label="Sample library">
      <span>The sample library is in this notebook.</span>
      <Button kind="quiet" onClick={() => void removeSample()}>
        Remove it
      </Button>
    </section>
  );
}
