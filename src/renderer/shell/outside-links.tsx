import { useEffect, useState } from 'react';
import { LinkPopover } from '../reader/link-popover.tsx';
import type { LinkClick } from '../reader/pointer.ts';

/**
 * Every link that leads out of the notebook asks first, wherever it stands: in a note, in the details, in an
 * article. The reader's own links are asked about there; a press with the middle button is a click too.
 */
export function OutsideLinks() {
  const [link, setLink] = useState<LinkClick | null>(null);
  useEffect(() => {
    const pressed = (event: MouseEvent): void => {
      if (event.button > 1 || !(event.target instanceof Element)) return;
      const anchor = event.target.closest('a[href]');
      const href = anchor?.getAttribute('href') ?? '';
      if (!anchor || anchor.hasAttribute('data-asked') || !/^[a-z][a-z\d+.-]*:/i.test(href)) return;
      // What the page made itself is downloaded, not followed.
      if (href.startsWith('blob:') || event.defaultPrevented) return;
      event.preventDefault();
      setLink({ href, anchor });
    };
    document.addEventListener('click', pressed);
    document.addEventListener('auxclick', pressed);
    return () => {
      document.removeEventListener('click', pressed);
      document.removeEventListener('auxclick', pressed);
    };
  }, []);
  return link && <LinkPopover link={link} onClose={() => setLink(null)} />;
}
