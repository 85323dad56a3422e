import type { Nodes, Root } from 'mdast';
import { Fragment, type ReactNode, useMemo } from 'react';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { safeLink } from './safe-link.ts';
import './note-text.css';

const parser = unified().use(remarkParse).use(remarkGfm);

/** A note's Markdown as elements. Raw HTML stays text, and links lead only where links may. */
export function NoteView({ markdown }: { readonly markdown: string }) {
  const root = useMemo(() => parser.parse(markdown) as Root, [markdown]);
  return <div className="note-text">{children(root)}</div>;
}

function children(node: Nodes): ReactNode {
  if (!('children' in node)) return null;
  return node.children.map((child, index) => <Fragment key={index}>{element(child)}</Fragment>);
}

function element(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'heading':
      return (
        <p>
          <strong>{children(node)}</strong>
        </p>
      );
    case 'emphasis':
      return <em>{children(node)}</em>;
    case 'strong':
      return <strong>{children(node)}</strong>;
    case 'delete':
      return <del>{children(node)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{children(node)}</ol>
      ) : (
        <ul>{children(node)}</ul>
      );
    case 'listItem':
      return <li>{children(node)}</li>;
    case 'break':
      return <br />;
    case 'link': {
      const href = safeLink(node.url);
      return href ? (
        <a href={href} target="_blank" rel="noreferrer noopener">
          {children(node)}
        </a>
      ) : (
        children(node)
      );
    }
    case 'html':
      return node.value;
    case 'image':
      return node.alt ?? null;
    default:
      return children(node);
  }
}
