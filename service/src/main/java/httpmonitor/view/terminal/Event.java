package httpmonitor.view.terminal;

import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.state.AnsweredTick;

/** An event that changes the screen. */
sealed interface Event {

    /** A key was pressed. */
    record Pressed(Key key) implements Event {}

    /** A tick was answered. */
    record Answered(AnsweredTick answer) implements Event {}

    /** A message that would otherwise go to standard error. */
    record Said(String sentence) implements Event {}

    /** The terminal has another size, or another program has written to it. */
    record Resized() implements Event {}

    /** The user suspends the program: the shell gets the terminal until it continues. */
    record Suspended() implements Event {}

    /** The program continues after it was stopped: the shell has had the terminal in between. */
    record Continued() implements Event {}

    /** The terminal has gone: no more keys will come. */
    record Gone() implements Event {}

    /** The poller has failed because of a fault of the program. */
    record Failed(Throwable cause) implements Event {}
}
