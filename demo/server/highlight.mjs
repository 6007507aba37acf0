// Light colours for the source panels: comments, strings, tags, attributes, keywords. Not a parser.
import {escape} from './html.mjs';

const script = new RegExp(
  [
    '(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)',
    '(?<string>\'(?:\\\\.|[^\'\\\\\\n])*\'|"(?:\\\\.|[^"\\\\\\n])*"|`(?:\\\\.|[^`\\\\])*`)',
    '(?<keyword>\\b(?:import|export|from|const|let|function|return|if|else|for|of|class|extends|new|async|await|throw|static|get|set|this|super|null|undefined|true|false)\\b)',
    '(?<number>\\b\\d[\\d_.]*\\b)',
  ].join('|'),
  'g',
);
const markup =
  /(?<comment><!--[\s\S]*?-->)|(?<tag><\/?[a-z][\w-]*)|(?<attribute>[\w-]+(?==)|(?<=\s)[\w-]+(?=[\s>]))|(?<string>"[^"]*")|(?<close>\/?>)/g;
const field = /\{\{\w+\}\}/g;

/** The source of a file as escaped markup with a few coloured words. */
export function highlight(source, language) {
  return language === 'html' ? colourMarkup(source) : colour(source, script);
}

function colourMarkup(source) {
  // Text between tags stays plain: only what stands inside a tag or a comment is coloured.
  return source
    .split(/(<!--[\s\S]*?-->|<\/?[a-z][^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? colour(part, markup) : mark(part, field, () => 'keyword')))
    .join('');
}

const colour = (text, pattern) =>
  mark(text, pattern, (groups) => Object.keys(groups).find((name) => groups[name] !== undefined));

function mark(text, pattern, nameOf) {
  let html = '';
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const name = nameOf(match.groups);
    html += escape(text.slice(last, match.index));
    html += `<span class="tok-${name === 'close' ? 'tag' : name}">${escape(match[0])}</span>`;
    last = match.index + match[0].length;
  }
  return html + escape(text.slice(last));
}
