import type { SampleArticle } from './sample-article.ts';

/** The opening of Jonathan Swift's essay, written about 1710; in the public domain. */
export const onConversation: SampleArticle = {
  fileName: 'on-conversation.txt',
  bibliography: {
    title: 'Hints towards an Essay on Conversation',
    authors: [{ family: 'Swift', given: 'Jonathan' }],
    issued: '1710',
    containerTitle: null,
    publisher: null,
    url: null,
    doi: null,
    issn: null,
    language: 'en',
    type: 'article',
    accessed: null,
  },
  paragraphs: [
    'I have observed few obvious subjects to have been so seldom, or, at least, so slightly handled as this; and, indeed, I know few so difficult to be treated as it ought, nor yet upon which there seemeth so much to be said.',
    'Most things, pursued by men for the happiness of public or private life, our wit or folly have so refined, that they seldom subsist but in idea; a true friend, a good marriage, a perfect form of government, with some others, require so many ingredients, so good in their several kinds, and so much niceness in mixing them, that for some thousands of years men have despaired of reducing their schemes to perfection. But, in conversation, it is, or might be otherwise; for here we are only to avoid a multitude of errors, which, although a matter of some difficulty, may be in every man’s power, for want of which it remaineth as mere an idea as the other. Therefore it seemeth to me, that the truest way to understand conversation, is to know the faults and errors to which it is subject, and from thence every man to form maxims to himself whereby it may be regulated, because it requireth few talents to which most men are not born, or at least may not acquire without any great genius or study. For nature hath left every man a capacity of being agreeable, though not of shining in company; and there are an hundred men sufficiently qualified for both, who, by a very few faults, that they might correct in half an hour, are not so much as tolerable.',
    'I was prompted to write my thoughts upon this subject by mere indignation, to reflect that so useful and innocent a pleasure, so fitted for every period and condition of life, and so much in all men’s power, should be so much neglected and abused.',
    'And in this discourse it will be necessary to note those errors that are obvious, as well as others which are seldomer observed, since there are few so obvious, or acknowledged, into which most men, some time or other, are not apt to run.',
    'For instance: Nothing is more generally exploded than the folly of talking too much; yet I rarely remember to have seen five people together, where some one among them hath not been predominant in that kind, to the great constraint and disgust of all the rest.',
  ],
  tags: [],
  passages: [
    {
      quote:
        'the truest way to understand conversation, is to know the faults and errors to which it is subject',
      color: 'yellow',
      tags: ['Reading/Purpose'],
      note: 'Method by faults: the same is said of reading by Bacon, “read not to contradict”.',
    },
    {
      quote:
        'nature hath left every man a capacity of being agreeable, though not of shining in company',
      color: 'green',
      tags: ['Disputed'],
      note: '',
    },
    {
      quote: 'a very few faults, that they might correct in half an hour',
      color: 'purple',
      tags: ['Disputed'],
      note: '> half an hour\n\nIrony, or advice?',
    },
    {
      quote: 'I was prompted to write my thoughts upon this subject by mere indignation',
      color: 'blue',
      tags: ['Writing'],
      note: '',
    },
    {
      quote:
        'five people together, where some one among them hath not been predominant in that kind',
      color: 'orange',
      tags: ['Memory'],
      note: '',
    },
    {
      quote: 'Nothing is more generally exploded than the folly of talking too much',
      color: 'red',
      tags: ['Reading/Manner'],
      note: '',
    },
  ],
};
