import { Globe } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { client } from '../../data/client.ts';
import { announce, showFailure, showToast } from '../../state/announce.ts';
import { openArticle, showPanel } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface Props {
  readonly tags: readonly string[];
  readonly collection: string;
}

/**
 * A field for an address. Nothing is asked of the internet until the button is pressed; an address in one's
 * own network is asked about first.
 */
export function WebField({ tags, collection }: Props) {
  const [url, setUrl] = useState('');
  const [host, setHost] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const fetchPage = async (): Promise<void> => {
    if (url.trim() === '' || busy) return;
    setBusy(true);
    announce('Fetching the page.');
    try {
      const answer = await client.call('import.web', {
        url: url.trim(),
        private: host !== null,
        tags: [...tags],
        ...(collection === '' ? {} : { collection }),
      });
      if (answer.kind === 'private') setHost(answer.host);
      else told(answer);
    } catch (error) {
      setHost(null);
      showFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // The form around it adds files.
    event.preventDefault();
    void fetchPage();
  };
  return (
    <div className="import__web">
      <div className="import__address">
        <TextField
          label="A page of the web"
          type="url"
          value={url}
          placeholder="https://"
          spellCheck={false}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setUrl(event.target.value);
            setHost(null);
          }}
        />
        <Button
          icon={<Globe size={16} aria-hidden />}
          disabled={url.trim() === '' || busy}
          onClick={() => void fetchPage()}
        >
          {busy ? 'Fetching…' : host === null ? 'Fetch' : 'Fetch anyway'}
        </Button>
      </div>
      {host !== null && (
        <p role="alert" className="panel-note">
          {host} is in your own network, not on the internet. Fetch from it only if you know what
          answers there.
        </p>
      )}
    </div>
  );
}

interface Answer {
  readonly url: string;
  readonly redirects: readonly string[];
  readonly row: {
    readonly status: string;
    readonly articleId: string | null;
    readonly title: string | null;
    readonly error: string | null;
  };
}

function told({ url, redirects, row }: Answer): void {
  if (row.articleId === null) {
    showToast(row.error ?? 'The page could not be read.', { failed: true });
    return;
  }
  const from = redirects.length > 0 ? ` The address led to ${url}.` : '';
  showToast(
    row.status === 'duplicate'
      ? `“${row.title ?? url}” is already in the library.${from}`
      : `Added “${row.title ?? url}”.${from}`,
  );
  showPanel(null);
  openArticle(row.articleId);
}
