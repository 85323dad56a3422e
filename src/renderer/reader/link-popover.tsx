import { Copy, ExternalLink } from 'lucide-react';
import { linkDetails } from '../../domain/link-details.ts';
import { showToast } from '../state/announce.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import type { LinkClick } from './pointer.ts';

interface Props {
  readonly link: LinkClick;
  readonly onClose: () => void;
}

/** Shows where a link leads before anything leaves the notebook: the whole address, and its host both ways. */
export function LinkPopover({ link, onClose }: Props) {
  const { address, host, reads } = linkDetails(link.href);
  const copy = async (): Promise<void> => {
    onClose();
    try {
      await navigator.clipboard.writeText(address ?? link.href);
      showToast('Address copied');
    } catch {
      showToast('The clipboard cannot be written here.', { failed: true });
    }
  };
  return (
    <Popover anchor={link.anchor} label="Where this link leads" onClose={onClose}>
      <div className="link-popover">
        <p className="link-popover__address">{address ?? link.href}</p>
        {reads !== null && (
          <p className="link-popover__host">
            The host reads as <bdi>{reads}</bdi>, and its real name is <strong>{host}</strong>.
          </p>
        )}
        {address === null && (
          <p className="link-popover__host">This is not opened from the notebook.</p>
        )}
        <div className="link-popover__buttons">
          {address !== null && (
            <a
              className="button button--plain"
              href={address}
              target="_blank"
              rel="noreferrer noopener"
              data-asked=""
              onClick={onClose}
            >
              <ExternalLink size={14} aria-hidden="true" />
              Open outside the notebook
            </a>
          )}
          <Button kind="quiet" icon={<Copy size={14} aria-hidden="true" />} onClick={copy}>
            Copy
          </Button>
        </div>
      </div>
    </Popover>
  );
}
