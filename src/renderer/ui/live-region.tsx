import { useMessages } from '../state/announce.ts';

/** The one place screen readers are told from: a polite region and an assertive one, for the whole window. */
export function LiveRegion() {
  const spoken = useMessages((messages) => messages.spoken);
  const urgent = useMessages((messages) => messages.urgent);
  const turn = useMessages((messages) => messages.turn);
  // The same words twice are news only if the text differs: every second time ends in a no-break space.
  const text = spoken === '' ? '' : turn % 2 === 0 ? spoken : `${spoken}\u00a0`;
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {urgent ? '' : text}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {urgent ? text : ''}
      </div>
    </>
  );
}
