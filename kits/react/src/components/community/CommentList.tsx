import type { Comment } from '../../lib/community/comments'
import { timeAgo } from '../../lib/community/moments'
import type { Comments } from '../../lib/community/useComments'
import type { Me } from '../../lib/community/useMe'
import { IconButton } from '../ui/Button'
import { Avatar } from './Avatar'
import { RichText } from './RichText'
import { WriteForm } from './WriteForm'

interface Props {
  /** Id of the record that is commented on. */
  about: string
  comments: Comments
  me: Me
}

/** The comments on a record and a field for one more. */
export function CommentList({ about, comments, me }: Props) {
  const found = comments.of(about)
  return (
    <div className="flex flex-col gap-4">
      {found.length === 0 ? (
        <p className="text-sm text-muted">No comments yet.</p>
      ) : (
        <ul aria-label="Comments" className="flex flex-col gap-3">
          {found.map((comment) => (
            <CommentView key={comment.id} comment={comment} comments={comments} />
          ))}
        </ul>
      )}
      <WriteForm
        me={me}
        label="Your comment"
        submitLabel="Post comment"
        onSubmit={(text, name) => comments.add(about, text, name)}
      />
    </div>
  )
}

function CommentView({ comment, comments }: { comment: Comment; comments: Comments }) {
  const author = comment.author || 'Somebody'
  return (
    <li className="flex gap-2.5">
      <Avatar name={author} small />
      <div className="min-w-0 flex-1 rounded-xl bg-sunken px-3.5 py-2 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <b className="font-semibold">{author}</b>
          <time dateTime={comment.at} className="text-xs text-muted">
            {timeAgo(comment.at)}
          </time>
        </p>
        <RichText text={comment.text} />
      </div>
      {comments.mayDelete(comment) && (
        <IconButton
          icon="trash"
          label={`Delete comment by ${author}`}
          onClick={() => comments.remove(comment.id)}
        />
      )}
    </li>
  )
}
