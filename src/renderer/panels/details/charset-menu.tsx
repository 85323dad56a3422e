import { Languages } from 'lucide-react';
import type { Article } from '../../../contract/article.ts';
import { client } from '../../data/client.ts';
import { showFailure, showToast } from '../../state/announce.ts';
import { MenuButton } from '../../ui/menu-button.tsx';

/** Charsets that texts are in, by what is written in them. */
const CHARSETS = [
  ['Unicode', 'utf-8'],
  ['Unicode, two bytes', 'utf-16le'],
  ['Western European', 'windows-1252'],
  ['Western European, Mac', 'macintosh'],
  ['Western European, DOS', 'cp850'],
  ['Central European', 'windows-1250'],
  ['Central European, ISO', 'iso-8859-2'],
  ['Baltic', 'windows-1257'],
  ['Cyrillic', 'windows-1251'],
  ['Cyrillic, KOI', 'koi8-r'],
  ['Cyrillic, DOS', 'cp866'],
  ['Greek', 'windows-1253'],
  ['Turkish', 'windows-1254'],
  ['Hebrew', 'windows-1255'],
  ['Arabic', 'windows-1256'],
  ['Chinese, simplified', 'gb18030'],
  ['Chinese, traditional', 'big5'],
  ['Japanese', 'shift_jis'],
  ['Japanese, Unix', 'euc-jp'],
  ['Korean', 'euc-kr'],
] as const;

/** Reads the text again where the charset that was guessed is not the one it is in. */
export function CharsetMenu({ article }: { readonly article: Article }) {
  return (
    <MenuButton
      label="Read the text in another charset"
      icon={<Languages size={14} aria-hidden />}
      items={() =>
        CHARSETS.filter(([, charset]) => charset !== article.charset).map(([label, charset]) => ({
          kind: 'item',
          label,
          detail: charset,
          run: () => void recode(article.id, charset),
        }))
      }
    >
      Another charset
    </MenuButton>
  );
}

async function recode(id: string, charset: string): Promise<void> {
  try {
    const { made, report } = await client.call('articles.recode', { id, charset });
    if (made) showToast(`Read as ${charset}: ${report}`, { undo: true });
    else showToast(`Read as ${charset}, the text is the same.`);
  } catch (error) {
    showFailure(error);
  }
}
