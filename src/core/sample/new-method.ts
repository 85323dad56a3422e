import type { SampleArticle } from './sample-article.ts';

/**
 * From the letter in which John Locke described his commonplace book, in the English of his collected works
 * (1823, vol. 3, pp. 336 to 340), omissions marked; in the public domain.
 */
export const newMethod: SampleArticle = {
  fileName: 'a-new-method.txt',
  bibliography: {
    title: 'A New Method of a Common-Place-Book',
    authors: [{ family: 'Locke', given: 'John' }],
    issued: '1823',
    containerTitle: 'The Works of John Locke, vol. 3',
    publisher: null,
    url: null,
    doi: null,
    issn: null,
    language: 'en',
    type: 'chapter',
    accessed: null,
  },
  paragraphs: [
    'I take a paper book of what size I please. I divide the two first pages that face one another by parallel lines into five and twenty equal parts, every fifth line black, the other red. I then cut them perpendicularly by other lines that I draw from the top to the bottom of the page, as you may see in the table prefixed. I put about the middle of each five spaces one of the twenty letters I design to make use of, and, a little forward in each space, the five vowels, one below another, in their natural order. This is the index to the whole volume, how big soever it may be.',
    'The index being made after this manner, I leave a margin in all the other pages of the book, of about the largeness of an inch, in a volume in folio, or a little larger; and, in a less volume, smaller in proportion.',
    'If I would put any thing in my common-place-book, I find out a head to which I may refer it. Each head ought to be some important and essential word to the matter in hand, and in that word regard is to be had to the first letter, and the vowel that follows it; for upon these two letters depends all the use of the index.',
    '[…]',
    'When I meet with any thing that I think fit to put into my common-place-book, I first find a proper head. Suppose, for example, that the head be EPISTOLA, I look into the index for the first letter and the following vowel, which in this instance are E. i. If in the space marked E. i. there is any number that directs me to the page designed for words that begin with an E, and whose first vowel after the initial letter is I, I must then write under the word Epistola, in that page, what I have to remark. I write the head in large letters, and begin a little way out into the margin, and I continue on the line, in writing what I have to say. I observe constantly this rule, that only the head appears in the margin, and that it be continued on, without ever doubling the line in the margin, by which means the heads will be obvious at first sight.',
    '[…]',
    'To take notice of a place in an author, from whom I quote something, I make use of this method: before I write any thing, I put the name of the author in my common-place-book, and under that name the title of the treatise, the size of the volume, the time and place of its edition, and (what ought never to be omitted) the number of pages that the whole book contains. This number of pages serves me for the future to mark the particular treatise, and the edition I made use of. I have no need to mark the place, otherwise than in setting down the number of the page from whence I have drawn what I have wrote, just above the number of pages contained in the whole volume.',
  ],
  tags: ['Memory'],
  passages: [
    {
      quote: 'This is the index to the whole volume, how big soever it may be.',
      color: 'yellow',
      tags: ['Memory'],
      note: '',
    },
    {
      quote: 'I find out a head to which I may refer it.',
      color: 'blue',
      tags: ['Memory'],
      note: 'A *head* is what this program calls a tag.',
    },
    {
      quote: 'Each head ought to be some important and essential word to the matter in hand',
      color: 'green',
      tags: ['Writing'],
      note: 'A rule for good tags:\n\n- a word, not a sentence\n- essential to the matter\n- easily found again',
    },
    {
      quote: 'upon these two letters depends all the use of the index',
      color: 'orange',
      tags: ['Disputed'],
      note: 'Does it? Few later users kept the vowels.',
    },
    {
      quote: 'only the head appears in the margin',
      color: 'gray',
      tags: ['Writing'],
      note: '',
    },
    {
      quote:
        'I put the name of the author in my common-place-book, and under that name the title of the treatise, the size of the volume, the time and place of its edition',
      color: 'yellow',
      tags: ['Reading/Manner'],
      note: 'The source goes with the extract, **always**.',
    },
    {
      quote: '(what ought never to be omitted) the number of pages that the whole book contains',
      color: 'red',
      tags: ['Reading/Manner', 'Disputed'],
      note: '',
    },
  ],
};
