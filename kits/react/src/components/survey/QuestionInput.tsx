import { scaleSteps, type Answer, type SurveyQuestion } from '../../lib/survey/survey'
import { inputStyle } from '../ui/styles'

interface Props {
  id: string
  question: SurveyQuestion
  answer: Answer | undefined
  invalid: boolean
  onChange: (answer: Answer) => void
}

const optionStyle =
  'flex cursor-pointer items-center gap-2.5 rounded-lg border border-line px-3.5 py-2 text-sm transition hover:bg-sunken has-checked:border-accent has-checked:bg-soft has-checked:text-accent'

/** The control for one question. */
export function QuestionInput({ id, question, answer, invalid, onChange }: Props) {
  const typed = {
    id,
    value: answer === undefined ? '' : String(answer),
    'aria-required': question.required,
    'aria-invalid': invalid || undefined,
    'aria-describedby': invalid ? `${id}-error` : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (question.type) {
    case 'text':
      return (
        <textarea {...typed} rows={3} className={`${inputStyle} h-auto py-2 leading-relaxed`} />
      )
    case 'number':
      return <input {...typed} type="number" step="any" className={`${inputStyle} max-w-40`} />
    case 'multiple':
      return <Boxes question={question} answer={answer} onChange={onChange} />
    case 'scale':
      return (
        <div className="flex flex-wrap gap-2">
          {scaleSteps(question).map((step) => (
            <Radio
              key={step}
              name={id}
              label={String(step)}
              checked={answer === step}
              onCheck={() => onChange(step)}
            />
          ))}
        </div>
      )
    case 'single':
      return (
        <div className="flex flex-col gap-2">
          {(question.options ?? []).map((option) => (
            <Radio
              key={option}
              name={id}
              label={option}
              checked={answer === option}
              onCheck={() => onChange(option)}
            />
          ))}
        </div>
      )
  }
}

function Boxes({ question, answer, onChange }: Pick<Props, 'question' | 'answer' | 'onChange'>) {
  const chosen = Array.isArray(answer) ? answer : []
  return (
    <div className="flex flex-col gap-2">
      {(question.options ?? []).map((option) => (
        <label key={option} className={optionStyle}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, option]
                  : chosen.filter((other) => other !== option),
              )
            }
            className="size-4 accent-(--primary)"
          />
          {option}
        </label>
      ))}
    </div>
  )
}

interface RadioProps {
  name: string
  label: string
  checked: boolean
  onCheck: () => void
}

function Radio({ name, label, checked, onCheck }: RadioProps) {
  return (
    <label className={optionStyle}>
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onCheck}
        className="size-4 accent-(--primary)"
      />
      {label}
    </label>
  )
}
