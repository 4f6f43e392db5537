import type { CompiledTemplate, SectionDefinition } from '@countersign/template';
import type { Actor } from '../access/actor.js';
import type { DemoAuthor } from './demo-author.service.js';

const front = ['办公室', '财务科'];
const isFront = (office: string | undefined) => front.includes(office ?? '');

/** Who plays what in one demo report. */
export class Cast {
  readonly sections: readonly SectionDefinition[];

  constructor(
    readonly author: DemoAuthor,
    readonly reportId: string,
    readonly template: CompiledTemplate,
    readonly actors: Readonly<Record<string, Actor>>,
  ) {
    this.sections = [...template.sections.values()];
  }

  ownerOf({ office }: SectionDefinition): Actor {
    return this.actors[isFront(office) ? 'owner' : 'owner2']!;
  }

  reviewerOf({ office }: SectionDefinition): Actor {
    return this.actors[isFront(office) ? 'reviewer' : 'reviewer2']!;
  }

  leaderOf({ office }: SectionDefinition): Actor {
    return this.actors[isFront(office) ? 'leader' : 'leader2']!;
  }

  /** Every assisting office confirms its part; one person answers for several offices at once. */
  async countersign({ key, assisting = [] }: SectionDefinition): Promise<void> {
    const reviewers = new Set(assisting.map((office) => (isFront(office) ? 'reviewer' : 'reviewer2')));
    for (const reviewer of reviewers) await this.author.act(this.reportId, key, 'countersign', this.actors[reviewer]!);
  }

  /** Signs what waits for a signature, with the digest that the leader is shown. */
  async signAll(): Promise<void> {
    for (const section of this.sections) await this.sign(section);
  }

  async sign(section: SectionDefinition): Promise<void> {
    const digest = await this.author.digestToSign(this.reportId, section.key, this.leaderOf(section));
    if (digest) await this.author.act(this.reportId, section.key, 'sign', this.leaderOf(section), { digest });
  }
}
