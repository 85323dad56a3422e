import { Layers } from 'lucide-react';
import type { Passage } from '../../contract/passage.ts';
import { shorten } from '../../domain/shorten.ts';
import { activatePassage } from '../state/view.ts';
import { ColorDot } from '../ui/color-dot.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { useMargin } from './margin-store.ts';

const WORDS = 48;

interface Props {
  readonly passage: Passage;
  readonly stack: readonly Passage[];
}

/** Where several highlights lie over each other: which this is, and a list of all to choose from. */
export function OverlapMenu({ passage, stack }: Props) {
  const at = stack.findIndex(({ id }) => id === passage.id) + 1;
  return (
    <MenuButton
      label={`Highlight ${at} of ${stack.length} here: choose another`}
      icon={<Layers size={14} />}
      className="mark-bar__stack"
      items={() => [
        { kind: 'heading', label: `${stack.length} highlights here` },
        ...stack.map((other) => ({
          kind: 'radio' as const,
          label: `${shorten(other.quote, WORDS)}${tagWords(other.tags)}`,
          icon: <ColorDot color={other.color} />,
          checked: other.id === passage.id,
          run: () => {
            activatePassage(other.id);
            useMargin.setState({ barId: other.id });
          },
        })),
      ]}
    >
      {at} of {stack.length}
    </MenuButton>
  );
}

function tagWords(tags: readonly string[]): string {
  return tags.length === 0 ? '' : ` · ${shorten(tags.join(', ').replaceAll('/', ' / '), WORDS)}`;
}
