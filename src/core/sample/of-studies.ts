import type { SampleArticle } from './sample-article.ts';

/** Francis Bacon's essay in the wording of 1625, spelling modernised; in the public domain. */
export const ofStudies: SampleArticle = {
  fileName: 'of-studies.txt',
  bibliography: {
    title: 'Of Studies',
    authors: [{ family: 'Bacon', given: 'Francis' }],
    issued: '1625',
    containerTitle: 'Essays or Counsels, Civil and Moral',
    publisher: null,
    url: null,
    doi: null,
    issn: null,
    language: 'en',
    type: 'chapter',
    accessed: null,
  },
  paragraphs: [
    'Studies serve for delight, for ornament, and for ability. Their chief use for delight, is in privateness and retiring; for ornament, is in discourse; and for ability, is in the judgment and disposition of business. For expert men can execute, and perhaps judge of particulars, one by one; but the general counsels, and the plots and marshalling of affairs, come best from those that are learned. To spend too much time in studies is sloth; to use them too much for ornament, is affectation; to make judgment wholly by their rules, is the humor of a scholar. They perfect nature, and are perfected by experience: for natural abilities are like natural plants, that need pruning, by study; and studies themselves do give forth directions too much at large, except they be bounded in by experience. Crafty men contemn studies, simple men admire them, and wise men use them; for they teach not their own use; but that is a wisdom without them, and above them, won by observation.',
    'Read not to contradict and confute; nor to believe and take for granted; nor to find talk and discourse; but to weigh and consider. Some books are to be tasted, others to be swallowed, and some few to be chewed and digested; that is, some books are to be read only in parts; others to be read, but not curiously; and some few to be read wholly, and with diligence and attention. Some books also may be read by deputy, and extracts made of them by others; but that would be only in the less important arguments, and the meaner sort of books, else distilled books are like common distilled waters, flashy things.',
    'Reading maketh a full man; conference a ready man; and writing an exact man. And therefore, if a man write little, he had need have a great memory; if he confer little, he had need have a present wit; and if he read little, he had need have much cunning, to seem to know, that he doth not. Histories make men wise; poets witty; the mathematics subtle; natural philosophy deep; moral grave; logic and rhetoric able to contend. Abeunt studia in mores. Nay, there is no stond or impediment in the wit, but may be wrought out by fit studies; like as diseases of the body, may have appropriate exercises. Bowling is good for the stone and reins; shooting for the lungs and breast; gentle walking for the stomach; riding for the head; and the like. So if a man’s wit be wandering, let him study the mathematics; for in demonstrations, if his wit be called away never so little, he must begin again. If his wit be not apt to distinguish or find differences, let him study the Schoolmen; for they are cymini sectores. If he be not apt to beat over matters, and to call up one thing to prove and illustrate another, let him study the lawyers’ cases. So every defect of the mind, may have a special receipt.',
  ],
  tags: ['Reading'],
  passages: [
    {
      quote: 'Studies serve for delight, for ornament, and for ability.',
      color: 'yellow',
      tags: ['Reading/Purpose'],
      note: '',
    },
    {
      quote:
        'Crafty men contemn studies, simple men admire them, and wise men use them; for they teach not their own use',
      color: 'yellow',
      tags: ['Reading/Purpose'],
      note: 'The use is learned *outside* the books: compare the ending of the first paragraph, “won by observation”.',
    },
    {
      quote: 'to weigh and consider. Some books are to be tasted, others to be swallowed,',
      color: 'green',
      tags: ['Reading/Manner'],
      note: '',
    },
    {
      quote:
        'Some books are to be tasted, others to be swallowed, and some few to be chewed and digested',
      color: 'red',
      tags: ['Reading/Manner', 'Disputed'],
      note: 'The digestion image is older: compare Seneca, *Ep.* 84, and Macrobius. Quoted without source by later authors.',
    },
    {
      quote:
        'else distilled books are like common distilled waters, flashy things.\n\nReading maketh a full man;',
      color: 'purple',
      tags: ['Writing'],
      note: 'From extracts to reading and writing in one breath: the paragraph break is an editor’s, not Bacon’s.',
    },
    {
      quote: 'conference a ready man; and writing an exact man.',
      color: 'blue',
      tags: ['Writing', 'Memory'],
      note: '',
    },
    {
      quote: 'if a man write little, he had need have a great memory',
      color: 'blue',
      tags: ['Memory'],
      note: '',
    },
  ],
};
