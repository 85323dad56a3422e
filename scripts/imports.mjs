// Which modules a source file takes: static, dynamic and type imports, re-exports, `require`, and
// `createRequire(…)('…')`. Read from the syntax tree, so that comments and strings do not count.
import { parseSync } from 'vite';

/**
 * @param {string} file its name; the ending says how it is read
 * @param {string} source
 * @returns {{ from: string, typeOnly: boolean, line: number }[]} `from` is `*` where it is not a plain string
 */
export function importsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0].message}`);
  const found = [];
  const add = (node, from, typeOnly) => {
    const line = source.slice(0, node.start).split('\n').length;
    found.push({ from: from?.type === 'Literal' ? String(from.value) : '*', typeOnly, line });
  };
  const visit = (node) => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
      return;
    }
    if (typeof node?.type !== 'string') return;
    switch (node.type) {
      case 'ImportDeclaration':
        add(node, node.source, isTypeOnly(node));
        break;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) add(node, node.source, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(node, node.source, false);
        break;
      case 'TSImportType':
        add(node, node.source ?? node.argument, true);
        break;
      case 'TSExternalModuleReference':
        add(node, node.expression, false);
        break;
      case 'CallExpression':
        if (isRequire(node.callee)) add(node, node.arguments[0], false);
        break;
    }
    for (const value of Object.values(node)) if (value && typeof value === 'object') visit(value);
  };
  visit(program);
  return found;
}

function isTypeOnly(node) {
  if (node.importKind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((each) => each.importKind === 'type');
}

function isRequire(callee) {
  const name = callee.type === 'CallExpression' ? callee.callee.name : callee.name;
  return callee.type === 'CallExpression' ? name === 'createRequire' : name === 'require';
}
