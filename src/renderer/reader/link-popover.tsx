import { Copy, ExternalLink } from 'lucide-react';
import { showToast } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import type { LinkClick } from './pointer.ts';

interface Props {
  readonly link: LinkClick;
  readonly onClose: () => void;
}

/** Shows where a link leads before anything leaves the notebook: the whole address, as it is. */
export function LinkPopover({ link, onClose }: Props) {
  const copy = async (): Promise<void> => {
    onClose();
    try {
      await navigator.clipboard.writeText(link.href);
      showToast('Address copied');
    } catch {
      showToast('The clipboard cannot be written here.', { failed: true });
    }
  };
  return (
    <Popover anchor={link.anchor} label="Where this link leads" onClose={onClose}>
      <div className="link-popover">
        <p className="link-popover__address">{link.href}</p>
        <div className="link-popover__buttons">
          <a
            className="button button--plain"
            href={link.href}
            target="_blank"
            rel="noreferrer noopener"
            onClick={onClose}
          >
            <ExternalLink size={14} aria-hidden="true" />
            Open outside the notebook
          </a>
          <Button kind="quiet" icon={<Copy size={14} aria-hidden="true" />} onClick={copy}>
            Copy
          </Button>
        </div>
      </div>
    </Popover>
  );
}
